package org.tongchuang.bench;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The same kind of work over and over, some at a time, with the same choices each time it is run.
final class Load {

    private static final long SEED = 42;

    private final int atOnce;
    private final Work work;

    Load(int atOnce, Work work) {
        this.atOnce = atOnce;
        this.work = work;
    }

    /// One piece of work; what it is about is drawn by lot.
    @FunctionalInterface
    interface Work {
        void go(Random random) throws Exception;
    }

    /// Requests that each must be answered with 200.
    static Load over(Installation installation, int atOnce, Function<Random, HttpRequest> next) {
        return new Load(atOnce, random -> {
            HttpRequest request = next.apply(random);
            HttpResponse<byte[]> answer = installation.http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
            }
        });
    }

    Times times(int warmUp, int pieces) throws Exception {
        run(warmUp, SEED + 1);
        return run(pieces, SEED);
    }

    private Times run(int pieces, long seed) throws Exception {
        double[] millis = new double[pieces];
        long began = System.nanoTime();
        try (ExecutorService workers = Executors.newFixedThreadPool(atOnce)) {
            List<Future<?>> all = new ArrayList<>();
            for (int worker = 0; worker < atOnce; worker++) {
                int first = worker;
                all.add(workers.submit(() -> {
                    Random random = new Random(seed * 31 + first);
                    for (int n = first; n < pieces; n += atOnce) {
                        long start = System.nanoTime();
                        work.go(random);
                        millis[n] = (System.nanoTime() - start) / 1e6;
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get(5, TimeUnit.MINUTES);
            }
        }
        double rate = pieces / ((System.nanoTime() - began) / 1e9);
        Arrays.sort(millis);
        return new Times(rate, millis);
    }

    /// @param aSecond how many were done a second
    /// @param sorted how long each took, in milliseconds, in ascending order
    record Times(double aSecond, double[] sorted) {

        double millisAt(double share) {
            return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * share))];
        }
    }
}
