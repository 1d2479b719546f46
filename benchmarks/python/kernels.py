"""The same kernels by NumPy and networkx: what a researcher's notebook would take. Prints microseconds a call.

    python3 benchmarks/python/kernels.py 56 300

Needs python3-numpy and python3-networkx; says so where they are missing. Beside `KernelBenchmark` and `FamilyBenchmark`, which
print the same kernels of the indicators module at the same sizes.
"""
import itertools
import statistics
import sys
import time

try:
    import networkx as nx
    import numpy as np
except ImportError as missing:
    sys.exit(f"{missing}: apt-get install python3-numpy python3-networkx")


def theil_t(income, people):
    shares = people / people.sum()
    relative = income / people / (income.sum() / people.sum())
    return float((shares * relative * np.log(relative)).sum())


def gini(income, people):
    per_head = income / people
    order = np.argsort(per_head)
    weights = people[order] / people.sum()
    amounts = np.cumsum(income[order] / income.sum())
    below = np.concatenate([[0.0], amounts[:-1]])
    return float(1 - (weights * (amounts + below)).sum())


def moran_i(values, weights):
    away = values - values.mean()
    return float(len(values) / weights.sum() * (away @ weights @ away) / (away @ away))


def rank_size(people):
    ranks = np.arange(1, len(people) + 1)
    slope, _ = np.polyfit(np.log(np.sort(people)[::-1]), np.log(ranks - 0.5), 1)
    return float(-slope)


def location_quotients(employment):
    return (employment / employment.sum(1, keepdims=True)) / (employment.sum(0) / employment.sum())


def complementarity(employment):
    shares = employment / employment.sum(1, keepdims=True)
    return np.abs(shares[:, None, :] - shares[None, :, :]).sum(2) / 2


def topsis_entropy(criteria):
    parts = criteria / criteria.sum(0)
    entropy = -(parts * np.log(parts)).sum(0) / np.log(len(criteria))
    weights = (1 - entropy) / (1 - entropy).sum()
    scaled = criteria / np.sqrt((criteria**2).sum(0)) * weights
    best = np.sqrt(((scaled - scaled.max(0)) ** 2).sum(1))
    worst = np.sqrt(((scaled - scaled.min(0)) ** 2).sum(1))
    return worst / (best + worst)


def centralities(graph):
    return nx.betweenness_centrality(graph, weight="distance"), nx.eigenvector_centrality_numpy(graph, weight="weight")


def mann_kendall(series):
    return float(np.sign(series[None, :] - series[:, None])[np.triu_indices(len(series), 1)].sum())


def measured(work, seconds=1.0):
    work()
    times = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 3:
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1e6)
    return min(times), statistics.median(times)


def main(sizes):
    rows = {}
    for n in sizes:
        random = np.random.default_rng(7)
        people = random.uniform(1e5, 1e7, n)
        income = people * random.uniform(2e4, 1e5, n)
        weights = np.zeros((n, n))
        for city, near in enumerate(np.argsort(random.uniform(size=(n, n)), 1)[:, :4]):
            weights[city, near] = 0.25
        employment = random.uniform(1e3, 1e5, (n, 19))
        criteria = random.uniform(1, 100, (n, 20))
        series = random.uniform(size=20)
        graph = nx.Graph()
        for one, other in list(itertools.combinations(range(n), 2))[::2]:
            flow = random.uniform(1, 100)
            graph.add_edge(one, other, weight=flow, distance=1 / flow)
        for name, work in {
            "theil_t": lambda: theil_t(income, people),
            "gini": lambda: gini(income, people),
            "moran_i, neighbours kept": lambda: moran_i(income / people, weights),
            "rank_size": lambda: rank_size(people),
            "location quotients of all cities and sectors": lambda: location_quotients(employment),
            "functional complementarity of all pairs": lambda: complementarity(employment),
            "TOPSIS with entropy weights": lambda: topsis_entropy(criteria),
            "centralities (betweenness, eigenvector)": lambda: centralities(graph),
            "Mann–Kendall, one series": lambda: mann_kendall(series),
        }.items():
            least, median = measured(work)
            rows.setdefault(name, []).append(f"{least:,.1f} / {median:,.1f}")
    print(f"NumPy {np.__version__}, networkx {nx.__version__}; microseconds a call, least / median\n")
    print("| kernel | " + " | ".join(f"{n} cities" for n in sizes) + " |")
    print("|---|" + "---|" * len(sizes))
    for name, cells in rows.items():
        print(f"| {name} | " + " | ".join(cells) + " |")


main([int(n) for n in sys.argv[1:]] or [56, 300])
