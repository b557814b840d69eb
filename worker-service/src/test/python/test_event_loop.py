"""The event loop of a run: what an app may do with the usual one, it may do with this one."""

import os
import signal
import time

from runner_client import RunnerTestCase, is_alive


class EventLoops(RunnerTestCase):

    def results(self, function, inputs=None):
        """Of two runs of one app, which must be alike."""
        runner = self.ready(function)
        first, second = runner.run(inputs), runner.run(inputs, key=2)
        self.assertIsNone(first.error)
        self.assertEqual(first.result, second.result)
        return first.result

    def test_threads_wake_it_up(self):
        self.assertEqual({"called": True, "in_a_thread": 42}, self.results("""
            import asyncio, threading
            async def run(inputs):
                loop = asyncio.get_running_loop()
                called = loop.create_future()
                threading.Thread(target=lambda: loop.call_soon_threadsafe(called.set_result, True)).start()
                waited = await asyncio.wait_for(called, 10)
                return {"called": waited, "in_a_thread": await loop.run_in_executor(None, lambda: 42)}
            """))

    def test_a_thread_that_calls_before_the_loop_waits_for_the_first_time_wakes_it_up(self):
        self.assertEqual({"calls": 500}, self.results("""
            import asyncio, threading
            async def run(inputs):
                loop, calls, done = asyncio.get_running_loop(), [], asyncio.Event()
                def called(n):
                    calls.append(n)
                    if len(calls) == 500:
                        done.set()
                def call():
                    for n in range(100):
                        loop.call_soon_threadsafe(called, n)
                threads = [threading.Thread(target=call) for _ in range(5)]
                for thread in threads:
                    thread.start()
                await asyncio.wait_for(done.wait(), 10)
                return {"calls": len(calls)}
            """))

    def test_signals_sockets_and_processes_are_seen(self):
        self.assertEqual({"signal": 10, "echoed": "hello", "printed": "from a process\n"}, self.results("""
            import asyncio, os, signal, tempfile
            async def run(inputs):
                loop = asyncio.get_running_loop()
                seen = loop.create_future()
                loop.add_signal_handler(signal.SIGUSR1, seen.set_result, int(signal.SIGUSR1))
                os.kill(os.getpid(), signal.SIGUSR1)
                number = await asyncio.wait_for(seen, 10)

                async def echo(reader, writer):
                    writer.write(await reader.readline())
                    writer.close()
                path = os.path.join(tempfile.gettempdir(), "socket")
                async with await asyncio.start_unix_server(echo, path):
                    reader, writer = await asyncio.open_unix_connection(path)
                    writer.write(b"hello\\n")
                    echoed = (await reader.readline()).decode().strip()
                    writer.close()

                process = await asyncio.create_subprocess_exec("echo", "from a process", stdout=asyncio.subprocess.PIPE)
                printed, _ = await process.communicate()
                return {"signal": number, "echoed": echoed, "printed": printed.decode()}
            """))

    def test_what_is_left_over_is_ended_in_order(self):
        outcome = self.ready("""
            import asyncio
            async def numbers():
                try:
                    yield 1
                    yield 2
                finally:
                    print("generator closed")
            async def fails():
                try:
                    await asyncio.sleep(60)
                finally:
                    raise ValueError("while it was cancelled")
            async def run(inputs):
                task = asyncio.ensure_future(fails())
                loop = asyncio.get_running_loop()
                loop.run_in_executor(None, lambda: (__import__("time").sleep(0.2), print("thread done")))
                generator = numbers()
                globals()["kept"] = generator
                await asyncio.sleep(0)
                return {"first": [n async for n in first(generator)]}
            async def first(generator):
                async for n in generator:
                    yield n
                    return
            """).run()
        self.assertEqual({"first": [1]}, outcome.result)
        for said in ("generator closed", "thread done", "ValueError: while it was cancelled"):
            self.assertIn(said, outcome.log)

    def test_an_app_may_have_a_loop_of_its_own_kind(self):
        self.assertEqual({"loop": "OwnLoop", "descriptor": True}, self.results("""
            import asyncio
            class OwnLoop(asyncio.SelectorEventLoop):
                pass
            class Policy(asyncio.DefaultEventLoopPolicy):
                _loop_factory = OwnLoop
            asyncio.set_event_loop_policy(Policy())
            async def run(inputs):
                loop = asyncio.get_running_loop()
                return {"loop": type(loop).__name__, "descriptor": loop._selector.fileno() > 0}
            """))

    def test_runs_at_once_do_not_share_descriptors_of_it(self):
        runner = self.ready("""
            import asyncio
            async def run(inputs):
                loop = asyncio.get_running_loop()
                asyncio.create_task(asyncio.sleep(inputs["seconds"]))
                await asyncio.sleep(inputs["seconds"])
                return {"seconds": inputs["seconds"]}
            """)
        for key, seconds in ((1, 0.6), (2, 0.3), (3, 0.1)):
            runner.start(key, {"seconds": seconds})
        for key, seconds in ((3, 0.1), (2, 0.3), (1, 0.6)):
            self.assertEqual({"seconds": seconds}, runner.outcome(key).result)


class ProcessesForkedAheadOfNeed(RunnerTestCase):

    def test_one_that_was_killed_costs_no_run(self):
        runner = self.ready("import os\nasync def run(inputs): return {'pid': os.getpid()}")
        used = runner.run().result["pid"]
        spare, patience = [], time.monotonic() + 5
        while len(spare) < 2 and time.monotonic() < patience:
            with open(f"/proc/{runner.pid}/task/{runner.pid}/children", encoding="ascii") as children:
                spare = [int(pid) for pid in children.read().split()]
        self.assertGreater(len(spare), 1)
        self.assertNotIn(used, spare)
        for pid in spare:
            os.kill(pid, signal.SIGKILL)
        while any(is_alive(pid) for pid in spare) and time.monotonic() < patience:
            time.sleep(0.001)
        for key in range(2, 10):
            self.assertNotIn(runner.run(key=key).result["pid"], spare)

    def test_inputs_larger_than_a_pipe_arrive(self):
        runner = self.ready("async def run(inputs): return {'size': len(inputs['text'])}")
        self.assertEqual({"size": 5_000_000}, runner.run({"text": "x" * 5_000_000}).result)

    def test_each_run_has_random_numbers_and_a_folder_of_its_own(self):
        runner = self.ready("""
            import os, random, tempfile
            async def run(inputs):
                folder = tempfile.gettempdir()
                left = os.listdir(folder)
                open(os.path.join(folder, "left"), "w").close()
                return {"number": random.random(), "folder": folder, "left": left}
            """)
        results = [runner.run(key=key).result for key in range(1, 12)]
        self.assertEqual(11, len({result["number"] for result in results}))
        self.assertEqual(11, len({result["folder"] for result in results}))
        self.assertEqual([[]] * 11, [result["left"] for result in results])
        self.assertFalse([result["folder"] for result in results if os.path.exists(result["folder"])])
