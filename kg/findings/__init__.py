"""What a network and its documents tell, in sentences and tables that can be published."""
