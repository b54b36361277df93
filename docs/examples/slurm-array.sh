#!/bin/sh
# Eight parts of 10,000 runs:  sbatch slurm-array.sh
# When all are done:           blackstart merge shard-*.bands.json --out all.bands.json --require 90%
#SBATCH --array=0-7
#SBATCH --cpus-per-task=4
#SBATCH --time=00:30:00
exec blackstart bands plan.blackstart --scenario region-loss --runs 10000 \
  --workers "$SLURM_CPUS_PER_TASK" --out "shard-$SLURM_ARRAY_TASK_ID.bands.json"
