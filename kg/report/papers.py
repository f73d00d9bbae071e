"""The papers that a report's numbers follow, as a list of references gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPERS: Mapping[str, str] = {
    "Batagelj and Zaveršnik 2003": "Batagelj, V., & Zaveršnik, M. (2003). An O(m) algorithm for "
    "cores decomposition of networks. arXiv:cs/0310049.",
    "Benjamini and Hochberg 1995": "Benjamini, Y., & Hochberg, Y. (1995). Controlling the false "
    "discovery rate: A practical and powerful approach to multiple testing. Journal of the Royal "
    "Statistical Society B, 57(1), 289–300.",
    "Boldi and Vigna 2014": "Boldi, P., & Vigna, S. (2014). Axioms for centrality. Internet "
    "Mathematics, 10(3–4), 222–262.",
    "Bonacich 1972": "Bonacich, P. (1972). Factoring and weighting approaches to status scores and "
    "clique identification. Journal of Mathematical Sociology, 2(1), 113–120.",
    "Borgatti 1997": "Borgatti, S. P. (1997). Structural holes: Unpacking Burt's redundancy "
    "measures. Connections, 20(1), 35–38.",
    "Brandes 2001": "Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of "
    "Mathematical Sociology, 25(2), 163–177.",
    "Brandes and Pich 2007": "Brandes, U., & Pich, C. (2007). Centrality estimation in large "
    "networks. International Journal of Bifurcation and Chaos, 17(7), 2303–2318.",
    "Breiger 1974": "Breiger, R. L. (1974). The duality of persons and groups. Social Forces, "
    "53(2), 181–190.",
    "Brin and Page 1998": "Brin, S., & Page, L. (1998). The anatomy of a large-scale hypertextual "
    "Web search engine. Computer Networks and ISDN Systems, 30(1–7), 107–117.",
    "Burt 1992": "Burt, R. S. (1992). Structural holes: The social structure of competition. "
    "Harvard University Press.",
    "Freeman 1977": "Freeman, L. C. (1977). A set of measures of centrality based on betweenness. "
    "Sociometry, 40(1), 35–41.",
    "Freeman 1979": "Freeman, L. C. (1979). Centrality in social networks: Conceptual "
    "clarification. Social Networks, 1(3), 215–239.",
    "Gates et al. 2019": "Gates, A. J., Wood, I. B., Hetrick, W. P., & Ahn, Y.-Y. (2019). "
    "Element-centric clustering comparison unifies overlaps and hierarchy. Scientific Reports, 9, "
    "8574.",
    "Geisberger, Sanders and Schultes 2008": "Geisberger, R., Sanders, P., & Schultes, D. (2008). "
    "Better approximation of betweenness centrality. In Proceedings of the Tenth Workshop on "
    "Algorithm Engineering and Experiments (pp. 90–100). SIAM.",
    "Gould and Fernandez 1989": "Gould, R. V., & Fernandez, R. M. (1989). Structures of mediation: "
    "A formal approach to brokerage in transaction networks. Sociological Methodology, 19, 89–126.",
    "Hopcroft and Tarjan 1973": "Hopcroft, J., & Tarjan, R. (1973). Algorithm 447: Efficient "
    "algorithms for graph manipulation. Communications of the ACM, 16(6), 372–378.",
    "Jaccard 1912": "Jaccard, P. (1912). The distribution of the flora in the alpine zone. New "
    "Phytologist, 11(2), 37–50.",
    "Krackhardt and Stern 1988": "Krackhardt, D., & Stern, R. N. (1988). Informal networks and "
    "organizational crises: An experimental simulation. Social Psychology Quarterly, 51(2), "
    "123–140.",
    "Lancichinetti and Fortunato 2012": "Lancichinetti, A., & Fortunato, S. (2012). Consensus "
    "clustering in complex networks. Scientific Reports, 2, 336.",
    "Marchiori and Latora 2000": "Marchiori, M., & Latora, V. (2000). Harmony in the small-world. "
    "Physica A, 285(3–4), 539–546.",
    "Miller 1974": "Miller, R. G. (1974). The jackknife: A review. Biometrika, 61(1), 1–15.",
    "Neal 2014": "Neal, Z. (2014). The backbone of bipartite projections: Inferring relationships "
    "from co-authorship, co-sponsorship, co-attendance and other co-behaviors. Social Networks, "
    "39, 84–97.",
    "Neal et al. 2021": "Neal, Z. P., Domagalski, R., & Sagan, B. (2021). Comparing alternatives "
    "to the fixed degree sequence model for extracting the backbone of bipartite projections. "
    "Scientific Reports, 11, 23929.",
    "Newman 2001": "Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest "
    "paths, weighted networks, and centrality. Physical Review E, 64, 016132.",
    "Newman 2003": "Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E, 67, "
    "026126.",
    "Newman and Girvan 2004": "Newman, M. E. J., & Girvan, M. (2004). Finding and evaluating "
    "community structure in networks. Physical Review E, 69, 026113.",
    "Saracco et al. 2017": "Saracco, F., Straka, M. J., Di Clemente, R., Gabrielli, A., "
    "Caldarelli, G., & Squartini, T. (2017). Inferring monopartite projections of bipartite "
    "networks: An entropy-based approach. New Journal of Physics, 19, 053022.",
    "Seidman 1983": "Seidman, S. B. (1983). Network structure and minimum degree. Social Networks, "
    "5(3), 269–287.",
    "Serrano et al. 2009": "Serrano, M. Á., Boguñá, M., & Vespignani, A. (2009). Extracting the "
    "multiscale backbone of complex weighted networks. Proceedings of the National Academy of "
    "Sciences, 106(16), 6483–6488.",
    "Strona et al. 2014": "Strona, G., Nappo, D., Boccacci, F., Fattorini, S., & San-Miguel-Ayanz, "
    "J. (2014). A fast and unbiased procedure to randomize ecological binary matrices with fixed "
    "row and column totals. Nature Communications, 5, 4114.",
    "Traag et al. 2019": "Traag, V. A., Waltman, L., & van Eck, N. J. (2019). From Louvain to "
    "Leiden: Guaranteeing well-connected communities. Scientific Reports, 9, 5233.",
}
"""By the words a text cites them with."""


def in_text(words: str) -> str:
    """The words with the papers they name as APA 7 cites within brackets.

    >>> in_text("roles (Gould and Fernandez 1989), clusters (Traag et al. 2019)")
    'roles (Gould & Fernandez, 1989), clusters (Traag et al., 2019)'
    """
    return _NAMED.sub(_cited, words)


_NAMED = re.compile("|".join(map(re.escape, sorted(PAPERS, key=len, reverse=True))))


def _cited(named: re.Match[str]) -> str:
    authors, _, year = named[0].rpartition(" ")
    return f"{authors.replace(' and ', ' & ')}, {year}"
