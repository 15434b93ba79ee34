module sightline/toolchain/redis

go 1.26
