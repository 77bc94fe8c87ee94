/// Soil every room stands on: ids, who acts, words in two languages, time, the page kit, and the
/// contracts by which rooms that may not call each other still meet (Activity, PersonalData, Fresh, AuditEvent).
/// Owns schema `shared`: the university's own settings.
@ApplicationModule(
        displayName = "Shared",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.tongchuang.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
