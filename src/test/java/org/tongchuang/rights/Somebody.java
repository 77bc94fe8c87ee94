package org.tongchuang.rights;

import java.util.List;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Role;

/// Who asks, in the order of the matrix.
enum Somebody {
    STRANGER(null),
    ALUM(Role.MEMBER),
    OTHER_SCHOOL(Role.DEPARTMENT_OFFICER),
    SCHOOL(Role.DEPARTMENT_OFFICER),
    RECORDS(Role.RECORDS_OFFICER),
    AUDITOR(Role.AUDITOR),
    ADMINISTRATOR(Role.ADMINISTRATOR);

    static final String THIS_SCHOOL = "此端学院";
    static final String THAT_SCHOOL = "彼端学院";

    private final @org.jspecify.annotations.Nullable Role role;

    Somebody(@org.jspecify.annotations.Nullable Role role) {
        this.role = role;
    }

    Role role() {
        return java.util.Objects.requireNonNull(role);
    }

    List<Reach.Unit> units() {
        return switch (this) {
            case OTHER_SCHOOL -> List.of(new Reach.Unit(THAT_SCHOOL, null));
            case SCHOOL -> List.of(new Reach.Unit(THIS_SCHOOL, null));
            default -> List.of();
        };
    }

    boolean sees(String school) {
        return switch (this) {
            case STRANGER, ALUM -> false;
            case OTHER_SCHOOL -> school.equals(THAT_SCHOOL);
            case SCHOOL -> school.equals(THIS_SCHOOL);
            default -> true;
        };
    }
}
