package org.tongchuang;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.tongchuang.upkeep.Program;

/// The whole platform: one program, one university. Each direct sub-package is a room of the house.
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
@Modulithic(systemName = "Tongchuang", sharedModules = "shared")
public class Tongchuang {

    public static void main(String[] args) {
        Program.run(new SpringApplication(Tongchuang.class), args);
    }
}
