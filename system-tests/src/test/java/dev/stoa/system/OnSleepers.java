package dev.stoa.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Tests that are handed the `SleeperInstallation`, one class at a time.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SleeperInstallation.Resolver.class)
@ResourceLock("SleeperInstallation")
@interface OnSleepers {}
