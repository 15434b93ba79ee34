module sightline/toolchain/kafka

go 1.26
