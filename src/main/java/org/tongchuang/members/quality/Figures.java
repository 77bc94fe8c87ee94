package org.tongchuang.members.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The counts for whoever looks at them: read once and held until they change, on every node. Of one place they are
/// ready; of several together the people in more than one of them count once, so the lines are gone through.
@Component
class Figures {

    private static final int COMBINATIONS = 50;

    private final Survey.Kept kept;
    private final TransactionTemplate reading;
    private volatile @Nullable Held held;

    Figures(Survey.Kept kept, PlatformTransactionManager transactions) {
        this.kept = kept;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /// @param places none of which lies within another
    Numbers of(List<Place> places) {
        if (places.isEmpty()) {
            return Numbers.NONE;
        }
        Held now = held();
        if (places.size() == 1) {
            return now.byPlace.getOrDefault(places.getFirst().token(), Numbers.NONE);
        }
        if (now.combined.size() > COMBINATIONS) {
            now.combined.clear();
        }
        return now.combined.computeIfAbsent(List.copyOf(places), this::together);
    }

    /// The parts of a place: all schools, or the departments of one.
    List<Place> parts(Place whole) {
        List<Place> parts = new ArrayList<>();
        for (String token : held().byPlace.keySet()) {
            Place place = Place.read(token);
            boolean inside = whole.school() == null
                    ? place.school() != null && place.department() == null
                    : whole.department() == null && whole.school().equals(place.school()) && place.department() != null;
            if (inside) {
                parts.add(place);
            }
        }
        return parts;
    }

    SurveyState.Now state() {
        return kept.state().now();
    }

    private Numbers together(List<Place> places) {
        Tally tally = new Tally();
        reading.executeWithoutResult(status -> kept.lines().each(places, line -> tally.add(line, 1)));
        Map<Integer, Map<Integer, Integer>> byDecade = new HashMap<>();
        tally.eachCell((cell, counts) -> {
            if (cell.place().isEmpty()) {
                byDecade.put(cell.decade(), counts);
            }
        });
        return new Numbers(byDecade);
    }

    private Held held() {
        long counted = kept.state().now().counted();
        Held last = held;
        if (last == null || last.counted != counted) {
            last = new Held(counted, kept.counts().all(), new ConcurrentHashMap<>());
            held = last;
        }
        return last;
    }

    private record Held(long counted, Map<String, Numbers> byPlace, Map<List<Place>, Numbers> combined) {}
}
