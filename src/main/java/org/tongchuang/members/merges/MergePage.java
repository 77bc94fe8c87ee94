package org.tongchuang.members.merges;

import java.util.List;
import java.util.Map;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Page;

/// Two records side by side, to be made one.
///
/// @param alike what both say, path in the survivor to the value
/// @param different whether somebody said they are two people
/// @param place where the pair stands in the queue of possible duplicates; empty when it does not come from there
public record MergePage(MergePlan plan, List<Map.Entry<String, String>> alike, boolean different, String place)
        implements Page {

    static MergePage of(MergePlan plan, boolean different, String place) {
        List<Map.Entry<String, String>> alike = plan.places().values().stream()
                .filter(path ->
                        plan.lines().stream().noneMatch(line -> line.path().equals(path)))
                .map(path -> Map.entry(path, plan.survivor().facts().get(path, "")))
                .toList();
        return new MergePage(plan, alike, different, place);
    }

    public Member survivor() {
        return plan.survivor();
    }

    public Member merged() {
        return plan.merged();
    }

    /// What only the survivor says, and keeps.
    public List<Map.Entry<String, String>> own() {
        return survivor().facts().asMap().entrySet().stream()
                .filter(fact -> fact.getKey().charAt(0) != '#' && !plan.places().containsValue(fact.getKey()))
                .toList();
    }
}
