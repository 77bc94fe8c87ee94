/// The PostgreSQL server the program carries along: durable, closed to others, cleaned up after a killed process.
@NamedInterface("postgres")
@NullMarked
package org.tongchuang.integrations.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
