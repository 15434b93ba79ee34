module sightline/toolchain/probe

go 1.26
