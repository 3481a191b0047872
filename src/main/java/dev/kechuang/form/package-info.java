/**
 * One interpreter of form-js {@code .form} schemas: it renders them as plain HTML, and judges every answer that comes back,
 * from the portal as well as from Tasklist. Owns no data. It reads form-js 1.8.7, the version Tasklist 7.24 ships.
 */
@ApplicationModule(allowedDependencies = "shared")
package dev.kechuang.form;

import org.springframework.modulith.ApplicationModule;
