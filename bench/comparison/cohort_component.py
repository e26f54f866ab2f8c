"""The work of bench_population's bare_engine_seventy_years in plain NumPy: 101 ages, two sexes, 70 years, --preset un.
Written for this comparison; not a published engine. Run: python3 bench/comparison/cohort_component.py"""
import time

import numpy as np

AGES, YEARS, BOYS_PER_GIRL = 101, 70, 1.05
INFANT = {"F": (0.05, 3.0), "M": (0.0425, 2.875)}  # a(0) = c + k q(0)


def survival(sex, mx):
    """S(x): S(0) = L(0)/l(0), the last for the two highest ages together."""
    c, k = INFANT[sex]
    b = 1 + (1 - c) * mx[0]
    q = mx / (1 + 0.5 * mx)
    q[0] = 2 * mx[0] / (b + np.sqrt(b * b - 4 * k * mx[0] ** 2))
    a = np.full(AGES, 0.5)
    a[0] = c + k * q[0]
    alive = np.concatenate(([1.0], np.cumprod(1 - q[:-1])))
    lived = np.empty(AGES)
    lived[:-1] = alive[1:] + a[:-1] * (alive[:-1] - alive[1:])
    lived[-1] = alive[-1] / mx[-1]
    ratios = np.empty(AGES)
    ratios[0] = lived[0]
    ratios[1:] = lived[1:] / lived[:-1]
    ratios[-1] = lived[-1] / (lived[-2] + lived[-1])
    return ratios


def project():
    age = np.arange(AGES)
    persons = {sex: 30000.0 - 290.0 * age for sex in "FM"}
    mx = 0.0002 + 3e-5 * np.exp(0.098 * age)
    fertility = np.where((age >= 15) & (age < 50), 0.05, 0.0)
    migrants = np.full(AGES, 10.0)
    for _ in range(YEARS):
        after, ratios = {}, {}
        for sex in "FM":
            ratios[sex] = survival(sex, mx)
            row = np.empty(AGES)
            row[1:] = persons[sex][:-1] * ratios[sex][1:]
            row[-1] = (persons[sex][-2] + persons[sex][-1]) * ratios[sex][-1]
            after[sex] = row
        births = np.dot(fertility[1:], 0.5 * (persons["F"][1:] + after["F"][1:]))
        girls = births / (1 + BOYS_PER_GIRL)
        for sex, born in (("F", girls), ("M", births - girls)):
            after[sex][0] = born * ratios[sex][0]
            after[sex] = np.maximum(0.0, after[sex] + migrants)
        persons = after
    return persons["F"].sum() + persons["M"].sum()


times = []
for _ in range(50):
    begin = time.perf_counter()
    total = project()
    times.append(time.perf_counter() - begin)
print(f"inhabitants after {YEARS} years: {total:.6f}")
print(f"fastest of {len(times)}: {1e3 * min(times):.3f} ms, median {1e3 * sorted(times)[len(times) // 2]:.3f} ms")
