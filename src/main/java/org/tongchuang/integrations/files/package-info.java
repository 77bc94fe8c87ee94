/// Where uploaded and produced files are kept, encrypted: a folder today, object storage on larger installations.
@NamedInterface("files")
@NullMarked
package org.tongchuang.integrations.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
