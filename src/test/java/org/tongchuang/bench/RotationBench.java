package org.tongchuang.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// How fast values are sealed with a new key, and what people notice of it: the directory's page, one at a time, while
/// contacts are sealed anew and without. The first figure counts the rest of a renewal out.
final class RotationBench implements Bench {

    private static final int QUIET_REQUESTS = 400;
    private static final int WARM_UP = 1_000;

    @Override
    public List<Figure> measure() throws Exception {
        Path data = ImportBench.folder().resolve("data");
        if (!Files.exists(data)) {
            new ImportBench().measure();
        }
        try (Installation installation = Installation.start(data)) {
            String cookies = installation.signIn();
            DirectoryBench.Mix mix =
                    new DirectoryBench.Mix(query -> installation.page("/office/members?x=1" + query, cookies));
            Random random = new Random(11);
            for (int n = 0; n < WARM_UP; n++) {
                installation.send(mix.next(random));
            }
            int[] sent = {0};
            double quiet = p95(installation, mix, random, () -> sent[0]++ < QUIET_REQUESTS);
            long began = System.nanoTime();
            renew(installation);
            double busy = p95(installation, mix, random, () -> isWorking(installation));
            double seconds = (System.nanoTime() - began) / 1e9;
            return List.of(
                    new Figure("page while values are sealed anew, p95", busy, quiet, "ms", "the same, otherwise"),
                    new Figure(
                            "values sealed anew, with pages asked for",
                            ImportBench.MEMBERS / seconds,
                            1_000,
                            "/s",
                            "a thousand"));
        }
    }

    private static void renew(Installation installation) throws IOException, InterruptedException {
        installation.send(installation
                .request("/api/v1/keys/contact/rotations")
                .header("Authorization", "Bearer " + installation.token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private static boolean isWorking(Installation installation) {
        try {
            String keys = installation.send(installation.api("/api/v1/keys"));
            return keys.contains("\"state\":\"RESEALING\"");
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static double p95(Installation installation, DirectoryBench.Mix mix, Random random, BooleanSupplier goOn)
            throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        while (goOn.getAsBoolean()) {
            HttpRequest request = mix.next(random);
            long sent = System.nanoTime();
            installation.send(request);
            millis.add((System.nanoTime() - sent) / 1e6);
        }
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) (sorted.length * 0.95)];
    }
}
