package dev.stoa.standalone;

/// Says that a service has ended, with the end of its log.
final class EndedProcess {

    private EndedProcess() {}

    static UpException whileStarting(ServiceProcess process, Console console) {
        return tell(process, console, "ended while it was starting (exit status %d)".formatted(process.exitStatus()));
    }

    static UpException whileRunning(ServiceProcess process, Console console) {
        return tell(process, console, "ended (exit status %d)".formatted(process.exitStatus()));
    }

    static UpException tooOften(ServiceProcess process, int times, Console console) {
        return tell(process, console, "ended %d times shortly after its start".formatted(times));
    }

    private static UpException tell(ServiceProcess process, Console console, String what) {
        console.line("The end of %s:".formatted(process.log()));
        console.lines(process.tail());
        return UpException.failure("The %s %s. Its log: %s".formatted(process.name(), what, process.log()));
    }
}
