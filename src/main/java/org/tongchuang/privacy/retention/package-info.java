/// How long things about people are kept: the rules every room declares, as the office set them, seen to every night.
@NullMarked
package org.tongchuang.privacy.retention;

import org.jspecify.annotations.NullMarked;
