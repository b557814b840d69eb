package dev.stoa.api.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.HttpStatus;

/// The error answers of a call that its signature does not tell, for the API document: of one method, or of all of a
/// controller's.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

    /// The statuses, each answered with a problem detail.
    HttpStatus[] value();
}
