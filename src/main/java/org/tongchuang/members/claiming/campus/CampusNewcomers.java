package org.tongchuang.members.claiming.campus;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.Newcomer;
import org.tongchuang.identity.Newcomers;

/// Where somebody goes on whom a system outside vouches for and who has no account: to their record when it is the
/// university that says who they are, else to the words for strangers.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class CampusNewcomers implements Newcomers {

    private final CampusArrivals arrivals;

    CampusNewcomers(CampusArrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public String arrived(Newcomer newcomer) {
        boolean known = newcomer.campus()
                && newcomer.vouchesForStudy()
                && newcomer.studentNumber() != null
                && newcomer.name() != null;
        return known
                ? "/join/campus/" + arrivals.keep(newcomer)
                : "/sign-in/outside/" + newcomer.provider() + "/stranger";
    }
}
