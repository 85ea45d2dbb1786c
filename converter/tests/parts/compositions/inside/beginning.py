import argparse
import array
import ast
import asyncio
import bisect
import calendar
import collections
import configparser
import contextlib
import copy
import csv
import dataclasses
import datetime
import decimal
import difflib
import fractions
import functools
import hashlib
import heapq
import io
import itertools
import json
import operator
import pathlib
import queue
import random
import re
import sqlite3
import string
import struct
import threading
import types
import concurrent.futures
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import scipy.interpolate
import scipy.sparse
import scipy.stats
import sklearn.datasets
import sklearn.linear_model
import sklearn.model_selection
import sklearn.multiclass
import sklearn.pipeline
import sklearn.preprocessing
import sklearn.tree
import sklearn.utils

class Box:
    def __init__(self, v):
        self.v = v
    def __repr__(self):
        return f"Box({self.v})"

@dataclasses.dataclass
class Point:
    a: object
    b: object

class Pair(collections.namedtuple("Pair", "a b")):
    pass

class Bag:
    def __init__(self, items):
        self.items = list(items)
    def append(self, item):
        self.items.append(item)
    def __len__(self):
        return len(self.items)
    def __iter__(self):
        return iter(self.items)
    def __getitem__(self, at):
        return self.items[at]
    def __repr__(self):
        return f"Bag({self.items})"
