package org.tongchuang.members.indexing;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/// A search index that follows the records as long as the program runs: up before the imports begin, gone after they
/// have stopped.
public interface Fed extends SmartLifecycle, DisposableBean {

    IndexFeed feed();

    @Override
    default void start() {
        feed().start();
    }

    @Override
    default void stop() {
        feed().stop();
    }

    @Override
    default boolean isRunning() {
        return feed().isRunning();
    }

    @Override
    default int getPhase() {
        return -1;
    }

    /// A context that is merely paused feeds the same index again.
    @Override
    default void destroy() {
        feed().close();
    }
}
