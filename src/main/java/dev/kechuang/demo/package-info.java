/**
 * A training installation: accounts whose password is public, a clock that can be moved, and a programme year already under
 * way, told through the faces of the other modules. Nothing of it exists unless {@code kechuang.demo.enabled} is true.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Demo")
package dev.kechuang.demo;
