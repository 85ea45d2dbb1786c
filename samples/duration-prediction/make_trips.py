#!/usr/bin/env python3
"""Makes two months of taxi trips that look like New York's green-taxi records.

The real files are published by the city's Taxi and Limousine Commission. These have the same columns and types, and values
that behave alike: a few zones are busy, most trips are short, all take longer at rush hour, and some are nonsense (a meter
left running overnight, a distance of thousands of miles), as in the real ones. The same seed gives the same trips.

    python make_trips.py                      # data/green_tripdata_2021-01.parquet and -02.parquet
    python make_trips.py --out elsewhere --trips 5000 --month 2021-03
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

ZONES = 263
MILES_FROM_CENTRE = 4.0
AIRPORTS = (1, 132, 138)

# Trips that start in each hour of the day, and how fast the traffic is then (1 is the day's mean).
STARTS = np.array([2, 1, 1, 1, 1, 2, 4, 7, 9, 9, 8, 8, 8, 9, 9, 10, 11, 12, 11, 9, 7, 5, 4, 3], float)
PACE = np.repeat([1.5, 1.6, 1.4, 1.0, 0.85, 0.9, 0.85, 0.8, 0.9, 1.1, 1.2, 1.35], 2)


def make_city(rng):
    """Where each zone lies, how often trips start there, and how fast one gets away from it."""
    place = rng.normal(0, MILES_FROM_CENTRE, (ZONES, 2))
    starts = rng.pareto(1.3, ZONES) + 0.02
    pace = rng.normal(1, 0.12, ZONES).clip(0.7, 1.3)
    return place, starts / starts.sum(), pace


def pick_ends(rng, pickups, place, starts):
    """Most trips end near where they start: the chance falls with the distance."""
    ends = np.empty_like(pickups)
    for zone in np.unique(pickups):
        miles = np.hypot(*(place - place[zone]).T)
        chance = np.exp(-miles / 1.3) * (starts + 0.004)
        here = pickups == zone
        ends[here] = rng.choice(ZONES, here.sum(), p=chance / chance.sum())
    return ends


def pick_times(rng, month, trips):
    first = pd.Timestamp(month + "-01")
    days = rng.integers(0, first.days_in_month, trips)
    hours = rng.choice(24, trips, p=STARTS / STARTS.sum())
    seconds = days * 86_400 + hours * 3_600 + rng.integers(0, 3_600, trips)
    return first + pd.to_timedelta(seconds, unit="s"), hours


def make_month(month, trips, seed=2021):
    """A month of trips, in the order in which they began."""
    place, starts, pace = make_city(np.random.default_rng(seed))
    rng = np.random.default_rng([seed, int(month.replace("-", ""))])

    pickups = rng.choice(ZONES, trips, p=starts)
    dropoffs = pick_ends(rng, pickups, place, starts)
    pickup_times, hours = pick_times(rng, month, trips)

    apart = np.hypot(*(place[pickups] - place[dropoffs]).T)
    distance = 0.3 + apart * rng.lognormal(0.2, 0.12, trips) + rng.gamma(2, 0.35, trips)
    # Short trips crawl, long ones take the highway; zones and hours have their own pace.
    speed = (7.5 + 1.1 * np.sqrt(distance) + 0.35 * distance) * PACE[hours] * (pace[pickups] + pace[dropoffs]) / 2
    minutes = 2.2 + 60 * distance / speed * rng.lognormal(0, 0.22, trips)

    odd = rng.random(trips)
    minutes = np.where(odd < 0.012, rng.uniform(0, 0.9, trips), minutes)
    minutes = np.where(odd > 0.994, rng.uniform(1_200, 1_439, trips), minutes)
    recorded = np.where(rng.random(trips) < 0.0004, rng.uniform(2_000, 90_000, trips), distance)

    # A dispatched car has no meter: half of what a metered one records stays empty.
    metered = rng.random(trips) < 0.55
    airport = np.isin(dropoffs + 1, AIRPORTS) & (rng.random(trips) < 0.15)
    cash = rng.random(trips) < 0.38
    rush = (hours >= 16) & (hours < 20)

    fare = np.where(metered, 2.5 + 2.5 * distance + 0.35 * minutes.clip(0, 90), 8 + 2.9 * distance)
    fare = np.where(airport, 52.0, fare).round(2)
    extra = np.select([metered & rush, metered & ((hours >= 20) | (hours < 6))], [1.0, 0.5], 0.0)
    congestion = np.where(metered & (rng.random(trips) < 0.27), 2.75, 0.0)
    tip = np.where(metered & ~cash, (fare * rng.choice([0, 0.1, 0.15, 0.2, 0.25], trips)).round(2), 0.0)
    tolls = np.where((distance > 7) & (rng.random(trips) < 0.3), 6.12, 0.0)
    tax = np.where(metered, 0.5, 0.0)

    def when_metered(values):
        return np.where(metered, values, np.nan)

    frame = pd.DataFrame(
        {
            "VendorID": rng.choice([1, 2], trips, p=[0.15, 0.85]),
            "lpep_pickup_datetime": pickup_times,
            "lpep_dropoff_datetime": (pickup_times + pd.to_timedelta(minutes * 60, unit="s")).floor("s"),
            "store_and_fwd_flag": np.where(metered, np.where(rng.random(trips) < 0.004, "Y", "N"), None),
            "RatecodeID": when_metered(np.where(airport, 2, np.where(rng.random(trips) < 0.02, 5, 1))),
            "PULocationID": pickups + 1,
            "DOLocationID": dropoffs + 1,
            "passenger_count": when_metered(rng.choice([1, 2, 3, 5, 6], trips, p=[0.84, 0.08, 0.03, 0.03, 0.02])),
            "trip_distance": recorded.round(2),
            "fare_amount": fare,
            "extra": extra,
            "mta_tax": tax,
            "tip_amount": tip,
            "tolls_amount": tolls,
            "ehail_fee": np.full(trips, np.nan),
            "improvement_surcharge": 0.3,
            "total_amount": (fare + extra + congestion + tip + tolls + tax + 0.3).round(2),
            "payment_type": when_metered(np.where(cash, 2, 1)),
            "trip_type": when_metered(np.where(rng.random(trips) < 0.03, 2, 1)),
            "congestion_surcharge": when_metered(congestion),
        }
    )
    return frame.sort_values("lpep_pickup_datetime", kind="stable", ignore_index=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    beside = Path(__file__).parent / "data"
    parser.add_argument("--out", type=Path, default=beside, help="the folder for the files (default: data, beside this file)")
    parser.add_argument("--month", action="append", help="YYYY-MM, may be given again (default: 2021-01 and 2021-02)")
    parser.add_argument("--trips", type=int, default=48_000, help="trips a month (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=2021, help="default: %(default)s")
    args = parser.parse_args()

    args.out.mkdir(parents=True, exist_ok=True)
    for month in args.month or ["2021-01", "2021-02"]:
        path = args.out / f"green_tripdata_{month}.parquet"
        make_month(month, args.trips, args.seed).to_parquet(path, index=False)
        print(f"{path}: {args.trips:,} trips")


if __name__ == "__main__":
    main()
