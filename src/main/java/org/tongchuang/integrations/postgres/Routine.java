package org.tongchuang.integrations.postgres;

import org.springframework.context.SmartLifecycle;

/// Work the program does by itself as long as it runs, in rounds of its own.
public interface Routine extends SmartLifecycle {

    Rounds rounds();

    @Override
    default void start() {
        rounds().start();
    }

    @Override
    default void stop() {
        rounds().stop();
    }

    @Override
    default boolean isRunning() {
        return rounds().isRunning();
    }
}
