package org.tongchuang.privacy.policy;

import java.util.ArrayList;
import java.util.List;

/// What one version says otherwise than the one before, line by line: their longest common part stays, what is only in
/// the earlier one is gone, what is only in the later one is new.
final class Difference {

    private Difference() {}

    static List<PolicyPage.Line> of(Policy before, Policy after) {
        List<Policy.Line> one = before.lines();
        List<Policy.Line> two = after.lines();
        int[][] common = common(one, two);
        List<PolicyPage.Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < one.size() || j < two.size()) {
            if (i < one.size() && j < two.size() && one.get(i).equals(two.get(j))) {
                lines.add(line(two.get(j), PolicyPage.Change.SAME));
                i++;
                j++;
            } else if (j == two.size() || i < one.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add(line(one.get(i), PolicyPage.Change.GONE));
                i++;
            } else {
                lines.add(line(two.get(j), PolicyPage.Change.NEW));
                j++;
            }
        }
        return lines;
    }

    static List<PolicyPage.Line> none(Policy policy) {
        return policy.lines().stream()
                .map(line -> line(line, PolicyPage.Change.SAME))
                .toList();
    }

    /// How many lines the rests from i and j on have in common.
    private static int[][] common(List<Policy.Line> one, List<Policy.Line> two) {
        int[][] common = new int[one.size() + 1][two.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = two.size() - 1; j >= 0; j--) {
                common[i][j] = one.get(i).equals(two.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static PolicyPage.Line line(Policy.Line line, PolicyPage.Change change) {
        return new PolicyPage.Line(line.level(), line.text(), line.href(), change);
    }
}
