module sightline/toolchain/postgres

go 1.26
