package org.tongchuang.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongchuang.Staff;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Role;

/// Whoever stands at the gate gets to see the gate, their own account and nothing else.
@RightsTrial
class GatekeeperTests {

    private static final Actor KEEPER = Staff.of("守门吴", Role.GATEKEEPER, Reach.NOBODY);
    private static final Set<String> THEIRS = Set.of("open", "signed in", "any token", "password", "gate");

    @Autowired
    private RightsWorld world;

    @Autowired
    private RightsCast cast;

    @BeforeEach
    void settle() {
        cast.settle();
    }

    @Test
    void areRefusedEverywhereElse() {
        List<String> open = new ArrayList<>();
        int asked = 0;
        for (RightsRow row : RightsMatrix.rows()) {
            if (THEIRS.contains(row.needs()) || row.needs().equals("nobody")) {
                continue;
            }
            asked++;
            int status = world.ask(row, cast.sent(row, Somebody.AUDITOR), as(KEEPER))
                    .getResponse()
                    .getStatus();
            if (status != 403 && status != 404) {
                open.add(row.endpoint() + " answers " + status);
            }
        }
        assertThat(open).isEmpty();
        assertThat(asked).isGreaterThan(100);
    }
}
