package org.tongchuang.bench;

import java.util.List;

/// One question about speed, answered with a baseline measured in the same run.
interface Bench {

    List<Figure> measure() throws Exception;

    /// @param baseline what `figure` is compared with, in the same unit
    record Figure(String what, double figure, double baseline, String unit, String baselineIs) {

        double ratio() {
            return figure / baseline;
        }
    }
}
