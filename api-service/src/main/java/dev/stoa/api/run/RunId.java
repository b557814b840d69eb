package dev.stoa.api.run;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A run's id in an address. It is read as text, so that one that is no number is answered like one that is not there.
@Parameter(description = "A run's id", schema = @Schema(type = "integer", format = "int64"))
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface RunId {}
