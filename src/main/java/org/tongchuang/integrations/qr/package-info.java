/// Square codes that phones read (QR), as drawings.
@NamedInterface("qr")
@NullMarked
package org.tongchuang.integrations.qr;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
