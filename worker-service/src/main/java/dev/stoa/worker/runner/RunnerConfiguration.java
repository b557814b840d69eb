package dev.stoa.worker.runner;

import dev.stoa.worker.ScratchFolder;
import dev.stoa.worker.StartRefused;
import dev.stoa.worker.Ticker;
import dev.stoa.worker.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
    WarmRunners warmRunners(
            PythonInterpreter python,
            RunnerProperties properties,
            Worker worker,
            ScratchFolder scratch,
            InstantSource clock) {
        try {
            Path program = RunnerProgram.install(worker.folder());
            RunnerStart start = new RunnerStart(python, program, scratch, properties);
            return new WarmRunners(start, properties, properties.mostRunners(worker.slots()), clock);
        } catch (IOException e) {
            throw new StartRefused("stoa.worker.folder must be a folder this worker can write to: " + e);
        }
    }

    @Bean
    Ticker idleRunnersSweep(WarmRunners runners) {
        return Ticker.start("idle runners sweep", Duration.ofSeconds(10), runners::runOnce);
    }
}
