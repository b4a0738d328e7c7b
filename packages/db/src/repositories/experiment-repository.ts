import type { ExperimentRepository } from '@mizani/core/benchmark/experiment';
import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { DatabaseClient } from '../client.ts';
import { isUniqueViolation } from '../constraint-violation.ts';
import { toExperiment } from '../mappers/experiment-mapper.ts';
import { storableText } from '../storable-text.ts';

export function createExperimentRepository(client: DatabaseClient): ExperimentRepository {
  return {
    async create({ definition, ...experiment }) {
      const name = storableText(experiment.name);
      try {
        await client.experiment.create({
          data: { ...experiment, name, definitionJson: JSON.stringify(definition) },
        });
      } catch (cause) {
        if (!isUniqueViolation(cause)) throw cause;
        throw new MizaniError('conflict', `There is an experiment named "${name}" already.`, {
          cause,
        });
      }
    },

    async find(id) {
      const row = await client.experiment.findUnique({ where: { id: storableText(id) } });
      return row && toExperiment(row);
    },

    async list() {
      const rows = await client.experiment.findMany({
        orderBy: [{ createdEpochMs: 'desc' }, { id: 'desc' }],
      });
      return rows.map(toExperiment);
    },
  };
}
