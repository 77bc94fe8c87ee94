package org.tongchuang.bench;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Searches of the directory over HTTP, signed in, 8 at a time: a mix of names of one and two characters, initials,
/// facet clicks, ranges of years and plain browsing, all with every facet counted. Baseline of the API is a static
/// file from the same server, the floor of any answer; baseline of the page is the API.
final class DirectoryBench implements Bench {

    private static final int AT_ONCE = 8;
    private static final int WARM_UP = 4_000;
    private static final int REQUESTS = 8_000;
    private static final long SEED = 42;

    @Override
    public List<Figure> measure() throws Exception {
        Path data = ImportBench.folder().resolve("data");
        if (!Files.exists(data)) {
            new ImportBench().measure();
        }
        List<Figure> figures = new ArrayList<>();
        try (Installation installation = Installation.start(data)) {
            String cookies = installation.signIn();
            String file = "/kit/seal.svg";
            double[] floor = times(installation, new Mix(query -> installation.api(file)));
            double[] api = times(installation, new Mix(query -> installation.api("/api/v1/members?size=20" + query)));
            double[] page =
                    times(installation, new Mix(query -> installation.page("/office/members?x=1" + query, cookies)));
            add(figures, "search, API", api, floor, "a static file");
            add(figures, "search, HTML page", page, api, "the API");
        }
        return figures;
    }

    private static void add(List<Figure> figures, String what, double[] ours, double[] base, String baselineIs) {
        figures.add(new Figure(what + ", p50", at(ours, 0.5), at(base, 0.5), "ms", baselineIs));
        figures.add(new Figure(what + ", p95", at(ours, 0.95), at(base, 0.95), "ms", baselineIs));
        figures.add(new Figure(what + ", requests a second", ours[0], base[0], "/s", baselineIs));
    }

    /// Warms up, then measures. The first number is requests a second, the rest are milliseconds in ascending order.
    private static double[] times(Installation installation, Mix mix) throws Exception {
        run(installation, mix, WARM_UP, SEED + 1);
        return run(installation, mix, REQUESTS, SEED);
    }

    private static double[] run(Installation installation, Mix mix, int requests, long seed) throws Exception {
        double[] millis = new double[requests];
        long began = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < AT_ONCE; client++) {
                int first = client;
                all.add(clients.submit(() -> {
                    Random random = new Random(seed * 31 + first);
                    for (int n = first; n < requests; n += AT_ONCE) {
                        HttpRequest request = mix.next(random);
                        long sent = System.nanoTime();
                        HttpResponse<byte[]> answer =
                                installation.http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                        millis[n] = (System.nanoTime() - sent) / 1e6;
                        if (answer.statusCode() != 200) {
                            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get(5, TimeUnit.MINUTES);
            }
        }
        double rate = requests / ((System.nanoTime() - began) / 1e9);
        Arrays.sort(millis);
        double[] result = new double[requests + 1];
        result[0] = rate;
        System.arraycopy(millis, 0, result, 1, requests);
        return result;
    }

    private static double at(double[] times, double share) {
        return times[1 + (int) Math.min(times.length - 2, Math.round((times.length - 1) * share))];
    }

    /// Ten kinds of question in turn by lot.
    record Mix(Function<String, HttpRequest> request) {

        private static final String[] INITIALS = {"zw", "lm", "wjh", "zyq", "cxl", "hzj", "lx"};
        private static final String[] CITIES = {"深圳", "北京", "上海", "宁波", "成都"};

        HttpRequest next(Random random) {
            NameMill names = new NameMill(random);
            return request.apply(
                    switch (random.nextInt(10)) {
                        case 0 -> "&q=" + Installation.encoded(names.surname());
                        case 1, 2 -> "&q=" + Installation.encoded(names.surname() + names.character());
                        case 3, 4 -> "&q=" + INITIALS[random.nextInt(INITIALS.length)];
                        case 5 -> "&city=" + Installation.encoded(CITIES[random.nextInt(CITIES.length)]);
                        case 6 ->
                            "&school=" + Installation.encoded("学院" + random.nextInt(30)) + "&city="
                                    + Installation.encoded(CITIES[random.nextInt(CITIES.length)]);
                        case 7 -> years(random);
                        case 8 -> "&sort=-graduation";
                        default -> "";
                    });
        }

        private static String years(Random random) {
            int from = 1985 + random.nextInt(30);
            return "&graduationYear=" + from + ".." + (from + 4);
        }
    }
}
