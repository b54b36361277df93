"""The workloads of the benchmark with SimPy, in the style of its own examples: processes that wait.

Reads one request per line on standard input, a JSON object, and answers with one: CPU seconds for one
piece of work and the numbers by which everybody's work is compared. Definitions: docs/benchmarks.md.
"""
import gc
import json
import math
import random
import statistics
import sys
import time

import simpy

SOFT_STRENGTH = 0.3


def rounded(value):
    return math.floor(value * 1e9 + 0.5) / 1e9


# --- hold ---------------------------------------------------------------------------------------


def hold(table, count, warm, timed):
    env = simpy.Environment()
    mask = len(table) - 1
    holds = [count, 0]
    done = env.event()

    def process(index):
        yield env.timeout(table[index & mask] + (index >> 16) * 100)
        while True:
            holds[1] += 1
            if holds[1] == warm + timed:
                done.succeed()
                return
            delay = table[holds[0] & mask]
            holds[0] += 1
            if holds[1] == warm:
                holds.append(time.process_time())
            yield env.timeout(delay)

    for index in range(count):
        env.process(process(index))
    env.run(until=done)
    return (time.process_time() - holds[2]) / timed, [env.now]


# --- repair shop ----------------------------------------------------------------------------------


def repair_shop(machines, crews, horizon, seed, fail_after, repair_takes):
    env = simpy.Environment()
    shop = simpy.Resource(env, capacity=crews)
    draw = random.Random(seed)
    seen = {"events": 0, "down": 0.0}

    def machine():
        while True:
            yield env.timeout(draw.expovariate(1 / fail_after))
            failed = env.now
            seen["events"] += 1
            with shop.request() as request:
                yield request
                yield env.timeout(draw.expovariate(1 / repair_takes))
            seen["events"] += 1
            seen["down"] += env.now - failed

    for _ in range(machines):
        env.process(machine())
    begin = time.process_time()
    env.run(until=horizon)
    spent = time.process_time() - begin
    return spent / seen["events"], [1 - seen["down"] / (machines * horizon)]


# --- cascade ----------------------------------------------------------------------------------------


class Need:
    def __init__(self, owner, is_soft, at_least, providers):
        self.owner = owner
        self.is_soft = is_soft
        self.at_least = at_least
        self.providers = providers
        self.given = 1.0
        self.allowed = 1.0

    def provided(self):
        if len(self.providers) == 1:
            return self.providers[0].level
        levels = [provider.level for provider in self.providers]
        if sum(1 for level in levels if level > 0) < self.at_least:
            return 0.0
        return rounded(min(1.0, sum(level / self.at_least for level in levels)))

    def feel(self):
        value = self.provided()
        if value == self.given:
            return
        self.given = value
        self.allowed = (
            min(SOFT_STRENGTH * value + 1 - SOFT_STRENGTH, value + 1) if self.is_soft else value
        )
        self.owner.provider_changed(self)


class Component:
    def __init__(self, shop, index, start_ms, repair_ms):
        self.shop = shop
        self.env = shop.env
        self.index = index
        self.start_ms = start_ms
        self.repair_ms = repair_ms
        self.level = 1.0
        self.is_running = True
        self.is_starting = False
        self.is_broken = False
        self.needs = []
        self.gate = None
        self.gate_opens = None
        self.users = []
        self.since = 0
        self.longest = 0

    def evaluate(self):
        level = 1.0 if self.is_running else 0.0
        for need in self.needs:
            level = min(level, need.allowed)
        level = rounded(level)
        before = self.level
        if level == before:
            return
        self.level = level
        if before == 1:
            self.since = self.env.now
        if level == 1:
            self.longest = max(self.longest, self.env.now - self.since)
            self.shop.makespan = self.env.now
        if level == 0:
            self.is_running = False
        for need in self.users:
            need.feel()

    def provider_changed(self, need):
        if self.is_broken:
            if need is self.gate and need.given >= 0.5 and self.gate_opens is not None:
                gate, self.gate_opens = self.gate_opens, None
                gate.succeed()
        elif self.is_running:
            self.evaluate()
        elif not self.is_starting and not need.is_soft and need.given > 0:
            self.begin_start()

    def begin_start(self):
        if any(need.allowed == 0 for need in self.needs):
            return
        self.is_starting = True
        self.env.process(self.start())

    def start(self):
        yield self.env.timeout(self.start_ms)
        self.is_starting = False
        self.is_running = True
        self.evaluate()

    def recover(self):
        yield self.shop.declared
        if self.gate is not None and self.gate.given < 0.5:
            self.gate_opens = self.env.event()
            yield self.gate_opens
        with self.shop.crews.request(priority=(self.env.now, self.index)) as crew:
            yield crew
            yield self.env.timeout(self.repair_ms)
        self.is_broken = False
        self.begin_start()


class Shop:
    def __init__(self, env, cascade, repair_ms):
        self.env = env
        self.crews = simpy.PriorityResource(env, capacity=cascade["crews"])
        self.declared = env.event()
        self.makespan = 0
        self.parts = [
            Component(self, index, part["startMs"], repair_ms(part))
            for index, part in enumerate(cascade["components"])
        ]
        for component, part in zip(self.parts, cascade["components"]):
            for requirement in part["requirements"]:
                need = Need(
                    component,
                    requirement["isSoft"],
                    requirement["atLeast"],
                    [self.parts[index] for index in requirement["providers"]],
                )
                component.needs.append(need)
                for provider in need.providers:
                    provider.users.append(need)
                if component.gate is None and not need.is_soft:
                    component.gate = need


def run_cascade(cascade, mobilise_ms, repair_ms):
    env = simpy.Environment()
    shop = Shop(env, cascade, repair_ms)
    broken = [part for part in shop.parts if cascade["components"][part.index]["region"] == 0]
    for part in broken:
        part.is_broken = True
        part.is_running = False
        part.evaluate()
        env.process(part.recover())

    def mobilise():
        yield env.timeout(mobilise_ms)
        shop.declared.succeed()

    env.process(mobilise())
    env.run()
    return shop


def cascade_once(cascade, mobilise_ms):
    begin = time.process_time()
    shop = run_cascade(cascade, mobilise_ms, lambda part: part["repairMs"])
    spent = time.process_time() - begin
    hit = [part.longest for part in shop.parts if part.longest > 0]
    return spent, [shop.makespan, sum(hit), len(hit)]


def lognormal(draw, median, p95):
    return round(median * math.exp(math.log(p95 / median) / 1.6448536269514722 * draw.gauss(0, 1)))


def nearest_rank(values, percent):
    values = sorted(values)
    return values[max(0, math.ceil(len(values) * percent / 100) - 1)]


def cascade_many(cascade, runs, luck, seed):
    draw = random.Random(seed)
    times = [[] for _ in cascade["components"]]
    begin = time.process_time()
    for _ in range(runs):
        declare = lognormal(draw, luck["declareP50Ms"], luck["declareP95Ms"])
        shop = run_cascade(
            cascade,
            luck["beforeMs"] + declare,
            lambda part: lognormal(draw, luck["repairP50Ms"], luck["repairP95Ms"])
            if part["region"] == 0
            else 0,
        )
        for part in shop.parts:
            times[part.index].append(part.longest)
    bands = [[nearest_rank(one, percent) for one in times] for percent in (5, 50, 95)]
    spent = time.process_time() - begin
    return spent / runs, [statistics.fmean(one) for one in bands]


# --- talking to the benchmark -------------------------------------------------------------------------

loaded = {}


def load(path):
    if path not in loaded:
        with open(path, encoding="utf-8") as file:
            loaded[path] = json.load(file)
    return loaded[path]


def answer(request):
    gc.collect()
    kind = request.pop("work")
    if kind == "hold":
        return hold(load(request.pop("table")), **request)
    if kind == "repair-shop":
        return repair_shop(**request)
    cascade = load(request.pop("cascade"))
    if kind == "cascade":
        return cascade_once(cascade, **request)
    return cascade_many(cascade, **request)


for line in sys.stdin:
    seconds, check = answer(json.loads(line))
    print(json.dumps({"seconds": seconds, "check": check}), flush=True)
