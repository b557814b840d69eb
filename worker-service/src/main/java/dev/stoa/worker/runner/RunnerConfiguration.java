package dev.stoa.worker.runner;

import dev.stoa.worker.ScratchFolder;
import dev.stoa.worker.StartRefused;
import dev.stoa.worker.Ticker;
import dev.stoa.worker.Worker;
import dev.stoa.worker.sandbox.AppView;
import dev.stoa.worker.sandbox.Programs;
import dev.stoa.worker.sandbox.Sandbox;
import dev.stoa.worker.sandbox.SandboxChoice;
import dev.stoa.worker.sandbox.SandboxProperties;
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
            AppView nobody =
                    new AppView(Objects.requireNonNull(program.getParent()), scratch.newFolder("trial-"), false);
            return SandboxChoice.find(properties, programs, nobody);
        } catch (IOException e) {
            throw new StartRefused("stoa.worker.folder must be a folder this worker can write to: " + e);
        }
    }

    @Bean
    WarmRunners warmRunners(
            Sandbox sandbox,
            SandboxProperties sandboxProperties,
            JavaMachine java,
            RunnerProperties properties,
            Worker worker,
            ScratchFolder scratch,
            InstantSource clock) {
        RunnerStart start = new RunnerStart(sandbox, sandboxProperties, java, scratch, properties);
        return new WarmRunners(start, properties, properties.mostRunners(worker.slots()), clock);
    }

    @Bean
    Ticker idleRunnersSweep(WarmRunners runners) {
        return Ticker.start("idle runners sweep", Duration.ofSeconds(10), runners::runOnce);
    }
}
