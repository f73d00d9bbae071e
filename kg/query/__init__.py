"""Questions: .rq files, their headers, bound values, and rows."""
