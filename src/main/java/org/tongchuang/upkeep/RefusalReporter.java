package org.tongchuang.upkeep;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.tongchuang.integrations.postgres.StartRefused;

/// Turns a start that can't succeed into one line on standard error instead of a stack trace.
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartRefused refused -> {
                    return say(String.valueOf(refused.getMessage()));
                }
                case PortInUseException taken -> {
                    return say("Port " + taken.getPort()
                            + " is used by another program; stop it or choose another port with --port.");
                }
                default -> {}
            }
        }
        return false;
    }

    private static boolean say(String line) {
        System.err.println("tongchuang: " + line);
        return true;
    }
}
