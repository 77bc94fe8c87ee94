package org.tongchuang.members.records;

import java.util.List;
import org.tongchuang.shared.MemberId;

/// Records as they are after a transaction that is about to commit; told within it, for listeners after it.
///
/// @param newcomers whether these records were not there before
public record RecordsChanged(List<Member> changed, List<MemberId> gone, boolean newcomers) {}
