package org.tongchuang.disasters;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// What the program promised, written down the moment the promise arrived. What was asked for but never answered is
/// noted too: it may be there or not, but wholly.
final class Ledger {

    final List<Edit> edits = new CopyOnWriteArrayList<>();
    final List<Person> people = new CopyOnWriteArrayList<>();
    final List<Couple> couples = new CopyOnWriteArrayList<>();
    final List<Roster> rosters = new CopyOnWriteArrayList<>();

    long promises() {
        return edits.size()
                + people.size()
                + couples.stream()
                        .mapToInt(couple -> (couple.merge != null ? 1 : 0) + (couple.apart ? 1 : 0))
                        .sum()
                + rosters.stream()
                        .mapToInt(roster -> (roster.id != null ? 1 : 0) + (roster.undoPromised ? 1 : 0))
                        .sum();
    }

    /// What the roster of the moment was going through.
    String phase() {
        Roster last = rosters.isEmpty() ? null : rosters.getLast();
        if (last == null || last.isSettled()) {
            return "no roster";
        }
        return last.undoAsked ? "an undo" : "an import";
    }

    /// A change that was answered: the state of the record it made, and the mark it left in several facts.
    record Edit(String member, long version, String mark) {}

    /// Somebody who was added by hand.
    record Person(String id, String name, String phone) {}

    /// Two records of one person on their way to becoming one and two again.
    static final class Couple {
        final Person survivor;
        final Person merged;
        volatile boolean mergeAsked;
        volatile @Nullable String merge;
        volatile boolean apartAsked;
        volatile boolean apart;

        Couple(Person survivor, Person merged) {
            this.survivor = survivor;
            this.merged = merged;
        }
    }

    /// A file that was handed in.
    static final class Roster {
        final String key;
        final String csv;
        final int rows;
        /// Whether its people stand in an earlier file.
        final boolean updates;

        volatile @Nullable String id;
        volatile boolean undoAsked;
        volatile boolean undoPromised;
        volatile String state = "QUEUED";

        Roster(String key, String csv, int rows, boolean updates) {
            this.key = key;
            this.csv = csv;
            this.rows = rows;
            this.updates = updates;
        }

        boolean isSettled() {
            return state.equals("UNDONE") || state.equals("DONE") && !undoAsked;
        }
    }
}
