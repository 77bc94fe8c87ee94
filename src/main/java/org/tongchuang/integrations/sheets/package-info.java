/// Spreadsheet files as a stream of rows, whatever their format and encoding; hostile files refused.
@NamedInterface("sheets")
@NullMarked
package org.tongchuang.integrations.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
