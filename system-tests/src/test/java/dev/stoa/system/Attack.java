package dev.stoa.system;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An app that attacks, and what must come of it.
///
/// @param name     of its file in `attacks/`; after `java_`, what the one app of Java that does them all is told to do
/// @param expected how its run ends: an error's kind, or one of several with | between them; `nothing` when it succeeds
/// and has got nothing; `broken` when its
///                 version is found to be that; `harmless` when its own end does not matter
record Attack(String name, String expected) {
    static final String NOTHING = "nothing";
    static final String HARMLESS = "harmless";
    static final String BROKEN = "broken";

    static final String JAVA = "java_";
    static final String JAVA_APP = "java_attacks";

    /// The apps of all attacks.
    static Set<String> apps() {
        return Stream.of(quiet(), quietInJava(), loud(true), List.of(inBuilding(true)))
                .flatMap(List::stream)
                .map(Attack::app)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isInJava() {
        return name.startsWith(JAVA);
    }

    String app() {
        return isInJava() ? JAVA_APP : name;
    }

    /// Those that use nothing up, so that all can go on at a time.
    static List<Attack> quiet() {
        return Stream.of(
                        "read_files",
                        "read_processes",
                        "reach_network",
                        "write_files",
                        "open_files",
                        "trace",
                        "limit_others",
                        "leave_behind",
                        "forge_reply",
                        "system_calls",
                        "more_rights")
                .map(name -> new Attack(name, NOTHING))
                .toList();
    }

    /// The building of a package that an app's requirements name; with Landlock none is built.
    static Attack inBuilding(boolean hasNamespaces) {
        return new Attack("build_package", hasNamespaces ? NOTHING : "environment_error|" + BROKEN);
    }

    /// Those of Java that use nothing up.
    static List<Attack> quietInJava() {
        return List.of(
                new Attack("java_read_files", NOTHING),
                new Attack("java_read_processes", NOTHING),
                new Attack("java_reach_network", NOTHING),
                new Attack("java_write_files", NOTHING),
                new Attack("java_forge_reply", NOTHING),
                new Attack("java_leave_behind", NOTHING),
                new Attack("java_exit", "app_error"));
    }

    /// Those of Java that use up what others need, or look for what the run before has left.
    static List<Attack> loudInJava() {
        return List.of(
                new Attack("java_fill_memory", "out_of_memory"),
                new Attack("java_fill_native_memory", "out_of_memory"),
                new Attack("java_start_threads", "app_error"),
                new Attack("java_start_processes", "app_error"),
                new Attack("java_remember", NOTHING),
                new Attack("java_remember", NOTHING));
    }

    /// Whether it is other runs of its own app that it attacks.
    boolean isOnSiblings() {
        return Set.of("signal_others", "read_siblings").contains(name);
    }

    /// Those that use up what others need, end what they can, or look at what other runs have left.
    static List<Attack> loud(boolean namespaces) {
        return List.of(
                new Attack("fill_temporary", namespaces ? NOTHING : "app_error"),
                new Attack("fill_shared_memory", NOTHING),
                new Attack("fill_memory", "out_of_memory"),
                new Attack("fill_memory_of_many", "out_of_memory"),
                new Attack("fork_bomb", "timeout|out_of_memory" + (namespaces ? "" : "|app_error")),
                new Attack("start_threads", namespaces ? NOTHING : "app_error"),
                new Attack("flood_log", NOTHING),
                new Attack("huge_result", "result_too_large"),
                new Attack("signal_others", HARMLESS),
                new Attack("read_siblings", NOTHING),
                new Attack("read_siblings", NOTHING),
                new Attack("import_tricks", BROKEN));
    }
}
