package dev.stoa.system;

import java.util.List;

/// An app that attacks, and what must come of it.
///
/// @param name     of its file in `attacks/`
/// @param expected how its run ends: an error's kind, or one of several with | between them; `nothing` when it succeeds
/// and has got nothing; `broken` when its
///                 version is found to be that; `harmless` when its own end does not matter
record Attack(String name, String expected) {
    static final String NOTHING = "nothing";
    static final String HARMLESS = "harmless";
    static final String BROKEN = "broken";

    /// All of them.
    static List<Attack> all(boolean namespaces) {
        return List.of(
                new Attack("read_files", NOTHING),
                new Attack("read_processes", NOTHING),
                new Attack("reach_network", NOTHING),
                new Attack("write_files", NOTHING),
                new Attack("fill_temporary", namespaces ? NOTHING : "app_error"),
                new Attack("fill_shared_memory", NOTHING),
                new Attack("fill_memory", "out_of_memory"),
                new Attack("fill_memory_of_many", "out_of_memory"),
                new Attack("fork_bomb", "timeout|out_of_memory"),
                new Attack("open_files", NOTHING),
                new Attack("flood_log", NOTHING),
                new Attack("huge_result", "result_too_large"),
                new Attack("trace", NOTHING),
                new Attack("signal_others", HARMLESS),
                new Attack("limit_others", NOTHING),
                new Attack("leave_behind", NOTHING),
                new Attack("forge_reply", NOTHING),
                new Attack("import_tricks", BROKEN),
                new Attack("system_calls", NOTHING),
                new Attack("more_rights", NOTHING));
    }
}
