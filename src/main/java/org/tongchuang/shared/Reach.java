package org.tongchuang.shared;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose records an actor may see at all: everyone's, or those of some schools and departments.
/// A person with several degrees is within reach when one of them is.
public record Reach(boolean everyone, List<Unit> units) implements Serializable {

    public static final Reach EVERYONE = new Reach(true, List.of());
    public static final Reach NOBODY = new Reach(false, List.of());

    public Reach {
        units = List.copyOf(units);
    }

    public static Reach of(Collection<Unit> units) {
        return new Reach(false, List.copyOf(units));
    }

    public boolean covers(@Nullable String school, @Nullable String department) {
        return everyone || units.stream().anyMatch(unit -> unit.covers(school, department));
    }

    /// A school, or one department of it when `department` is given.
    public record Unit(String school, @Nullable String department) implements Serializable {

        boolean covers(@Nullable String school, @Nullable String department) {
            return this.school.equals(school) && (this.department == null || this.department.equals(department));
        }

        /// The token under which the directory finds this unit's people.
        public String token() {
            return department == null ? school : school + "/" + department;
        }
    }
}
