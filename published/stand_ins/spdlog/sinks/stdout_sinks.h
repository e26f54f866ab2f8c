// See spdlog.h beside this folder.
#pragma once
