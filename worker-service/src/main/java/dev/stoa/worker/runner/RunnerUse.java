package dev.stoa.worker.runner;

/// A started runner at an attempt's disposal, which stays while this is open.
public final class RunnerUse implements AutoCloseable {
    private final RunnerProcess process;
    private final Runnable release;

    RunnerUse(RunnerProcess process, Runnable release) {
        this.process = process;
        this.release = release;
    }

    /// Calls the app's function. Whatever goes wrong from here on shows in the call's outcome.
    public RunCall call(RunRequest request) {
        return process.call(request);
    }

    /// What has imported or compiled the app.
    public Language language() {
        Hello hello = process.hello().join();
        return new Language(hello.python(), hello.java());
    }

    /// What the app printed while it was imported.
    public String importLog() {
        return process.importLog();
    }

    @Override
    public void close() {
        release.run();
    }
}
