package dev.stoa.contracts.manifest;

/// What calls an app's function.
public enum AppRuntime {
    /// `async def run(inputs: dict) -> dict`
    PYTHON("function.py"),
    /// `public static Map<String, Object> run(Map<String, Object> inputs)`
    JAVA("Function.java");

    private final String file;

    AppRuntime(String file) {
        this.file = file;
    }

    /// The file that has the function, in the app's folder.
    public String file() {
        return file;
    }
}
