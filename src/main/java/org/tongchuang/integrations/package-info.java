/// Every third-party system, one sub-package and one front door each: the database server we carry along,
/// the search engine, spreadsheets. No other room touches their libraries.
@ApplicationModule(
        displayName = "Integrations",
        allowedDependencies = {"shared"})
@NullMarked
package org.tongchuang.integrations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
