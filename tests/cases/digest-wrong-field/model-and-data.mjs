// model_hash fixes a model, data_hash data; a model's own data_hash speaks of what it was made from.
import { archiveOf, digest, json, lineOf } from '../../tools/lists.mjs';

const files = { 'm/good.joblib': '1', 'm/wrong.joblib': '2', 'm/oof.parquet': '3', 'm/both.onnx': '4' };
const of = (path) => digest(files[path]);
const wrong = json({ model_path: 'm/wrong.joblib', data_hash: of('m/wrong.joblib') });
const oof = json({ kind: 'oof', model_hash: of('m/oof.parquet') });

export const bundle = archiveOf({
  ...files,
  'm/good_metadata.json': json({ model_hash: of('m/good.joblib') }),
  'm/wrong_metadata.json': wrong,
  'm/oof.meta.json': oof,
  'm/both_metadata.json': json({ path: 'm/both.onnx', model_hash: of('m/both.onnx'), data_hash: digest('training data') }),
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-wrong-field m/oof.meta.json ${lineOf(oof, 'model_hash')} text=oof.parquet
  error digest-wrong-field m/wrong_metadata.json ${lineOf(wrong, 'data_hash')} text=m/wrong.joblib
`;
