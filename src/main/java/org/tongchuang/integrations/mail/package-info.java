/// Letters by e-mail: handed to a mail server, or laid into a folder until there is one.
@NamedInterface("mail")
@NullMarked
package org.tongchuang.integrations.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
