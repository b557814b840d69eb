package dev.stoa.worker.runner;

import dev.stoa.worker.ScratchFolder;
import dev.stoa.worker.StartRefused;
import dev.stoa.worker.Ticker;
import dev.stoa.worker.Worker;
import dev.stoa.worker.WorkerCapabilities;
import dev.stoa.worker.sandbox.ControlGroups;
import dev.stoa.worker.sandbox.ProcessStart;
import dev.stoa.worker.sandbox.Programs;
import dev.stoa.worker.sandbox.PythonInterpreter;
import dev.stoa.worker.sandbox.Sandbox;
import dev.stoa.worker.sandbox.SandboxChoice;
import dev.stoa.worker.sandbox.SandboxProperties;
import dev.stoa.worker.sandbox.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds the interpreter and sets up the runners.
@Configuration(proxyBeanMethods = false)
class RunnerConfiguration {

    @Bean
    PythonInterpreter pythonInterpreter(RunnerProperties properties) {
        return PythonInterpreter.find(properties.python());
    }

    @Bean
    JavaMachine javaMachine(RunnerProperties properties) {
        return JavaMachine.find(properties.java());
    }

    @Bean
    Sandbox sandbox(
            PythonInterpreter python,
            JavaMachine java,
            SandboxProperties properties,
            Worker worker,
            ScratchFolder scratch) {
        try {
            Path program = RunnerProgram.install(worker.folder());
            List<Path> folders = Stream.concat(python.folders().stream(), java.folders().stream())
                    .toList();
            Programs programs = new Programs(python.executable(), folders, program);
            View nobody = View.ofApp(
                    Objects.requireNonNull(program.getParent()), null, scratch.newFolder("trial-"), false, properties);
            return SandboxChoice.find(properties, programs, nobody);
        } catch (IOException e) {
            throw new StartRefused("stoa.worker.folder must be a folder this worker can write to: " + e);
        }
    }

    @Bean
    ProcessStart processStart() {
        return new ProcessStart();
    }

    @Bean
    ControlGroups controlGroups(SandboxProperties properties) {
        if (properties.mode() == SandboxProperties.Mode.OFF) {
            return ControlGroups.NONE;
        }
        ControlGroups groups = ControlGroups.find(Path.of("/"));
        groups.removeAbandoned();
        return groups;
    }

    @Bean
    WarmRunners warmRunners(
            Sandbox sandbox,
            SandboxProperties sandboxProperties,
            JavaMachine java,
            RunnerProperties properties,
            Worker worker,
            ScratchFolder scratch,
            ProcessStart processes,
            ControlGroups groups,
            InstantSource clock) {
        RunnerStart start = new RunnerStart(
                sandbox, sandboxProperties, java, scratch, properties, processes, groups, worker.allSlots());
        return new WarmRunners(start, properties, properties.mostRunners(worker.allSlots()), clock);
    }

    @Bean
    WorkerCapabilities workerCapabilities(PythonInterpreter python, WarmRunners runners) {
        return new WorkerCapabilities(python.version(), runners.protection());
    }

    @Bean
    RunnerMetrics runnerMetrics(WarmRunners runners) {
        return new RunnerMetrics(runners);
    }

    @Bean
    Ticker idleRunnersSweep(WarmRunners runners) {
        return Ticker.start("idle runners sweep", Duration.ofSeconds(5), runners::runOnce);
    }
}
